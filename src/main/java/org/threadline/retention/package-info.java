/** Carts, follow-ups, surveys: who hears from us, when, how often. */
package org.threadline.retention;
