/** A pretended online shop that tells what happens to its orders and carts. */
package org.threadline.local.shop;
