Feature: Test

  Scenario: The flow starts by itself
    When Place order of "A-7" with {"amount":19.9,"order":"A-7"}
    Then Order placed of "A-7" with {"gift":true,"order":"A-7"}
    And Sale noted of "A-7"
    And Order paid of "P-3" with {"amount":19.9,"note":null,"payment":"P-3"}
