Feature: Test

  Scenario: The flow starts by itself
    When Open shop of "1"
    Then Shop opened of "1"
    And Lights switched on of "1"
