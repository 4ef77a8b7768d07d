package org.threadline.customer;

/** The customer has changed since the caller read them ({@code If-Match} does not match). */
public class StaleProfile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StaleProfile() {
        super("The customer has changed since you read them; read them again.");
    }
}
