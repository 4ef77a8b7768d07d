/** Looking on: what happened here, told to the world by Kafka and webhooks. */
package org.threadline.events;
