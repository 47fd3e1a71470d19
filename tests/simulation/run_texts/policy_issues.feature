Feature: Test

  Scenario: The flow starts by itself
    When Place order of "1"
    Then Order placed of "1"
    And Reservation wanted of "1"
    And Stock reserved of "1"
