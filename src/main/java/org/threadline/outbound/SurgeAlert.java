package org.threadline.outbound;

/**
 * Too many numbers of one prefix that a brand does not know, all at once; texts to them wait. Fired as an event.
 *
 * @param country ISO code of where they are, {@code none} when they are in no country
 */
public record SurgeAlert(String brand, String country) {}
