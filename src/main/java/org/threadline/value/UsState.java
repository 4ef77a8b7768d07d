package org.threadline.value;

import java.util.Arrays;
import java.util.Optional;

/** A state of the United States, or its capital's district, as the number plan's own data calls it. */
public enum UsState {
    AL("Alabama"),
    AK("Alaska"),
    AZ("Arizona"),
    AR("Arkansas"),
    CA("California"),
    CO("Colorado"),
    CT("Connecticut"),
    DE("Delaware"),
    DC("Washington D.C."),
    FL("Florida"),
    GA("Georgia"),
    HI("Hawaii"),
    ID("Idaho"),
    IL("Illinois"),
    IN("Indiana"),
    IA("Iowa"),
    KS("Kansas"),
    KY("Kentucky"),
    LA("Louisiana"),
    ME("Maine"),
    MD("Maryland"),
    MA("Massachusetts"),
    MI("Michigan"),
    MN("Minnesota"),
    MS("Mississippi"),
    MO("Missouri"),
    MT("Montana"),
    NE("Nebraska"),
    NV("Nevada"),
    NH("New Hampshire"),
    NJ("New Jersey"),
    NM("New Mexico"),
    NY("New York"),
    NC("North Carolina"),
    ND("North Dakota"),
    OH("Ohio"),
    OK("Oklahoma"),
    OR("Oregon"),
    PA("Pennsylvania"),
    RI("Rhode Island"),
    SC("South Carolina"),
    SD("South Dakota"),
    TN("Tennessee"),
    TX("Texas"),
    UT("Utah"),
    VT("Vermont"),
    VA("Virginia"),
    WA("Washington State"),
    WV("West Virginia"),
    WI("Wisconsin"),
    WY("Wyoming");

    private final String title;

    UsState(String title) {
        this.title = title;
    }

    /** The state of a place such as "Florida" or "Miami, FL"; empty when the place does not say. */
    public static Optional<UsState> of(String place) {
        String last = place.substring(place.lastIndexOf(',') + 1).strip();
        return Arrays.stream(values())
                .filter(state -> state.title.equals(last) || state.name().equals(last))
                .findFirst()
                .or(() -> last.equals("Philadelphia") ? Optional.of(PA) : Optional.empty());
    }
}
