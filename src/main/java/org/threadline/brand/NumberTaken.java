package org.threadline.brand;

import java.util.Set;

/** A number belongs to another brand, or stands twice in the same one. */
public class NumberTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NumberTaken(Set<String> numbers) {
        super("Already in use: " + String.join(", ", numbers.stream().sorted().toList()));
    }
}
