Feature: Test

  Scenario: Paying
    Given Order placed of "O-1" with {"order":"O-1"}
    When Customer issues Pay order of "O-2" with {"order":"O-2"} at 0.0003 s
    Then Order paid of "O-2"
    When Customer issues Pay order of "O-1" with {"card":"4711","order":"O-1"} at 0.005 s
    Then Order paid of "O-1"
    And Orders of "O-1" holds {"order":"O-1"}
