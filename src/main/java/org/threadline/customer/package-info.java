/** Who we talk to: a phone number and what we know of its owner. */
package org.threadline.customer;
