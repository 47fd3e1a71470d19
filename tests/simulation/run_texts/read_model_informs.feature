Feature: Test

  Scenario: The flow starts by itself
    When Customer issues Place order of "1"
    Then Order placed of "1"
    And Parcel packed of "1"
