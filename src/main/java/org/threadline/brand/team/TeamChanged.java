package org.threadline.brand.team;

import java.util.UUID;

/**
 * A team has other members, or they take another number of threads, or it is about to be gone. Fired in the transaction
 * that makes it so.
 */
public record TeamChanged(String brand, UUID teamId, boolean removed) {}
