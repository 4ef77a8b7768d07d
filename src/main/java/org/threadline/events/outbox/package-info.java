/** Facts on their way to the topic: written with the fact, published in order, kept until the broker has them. */
package org.threadline.events.outbox;
