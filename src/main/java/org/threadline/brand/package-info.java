/** A shop: its senders, voice, hours, team, policies. */
package org.threadline.brand;
