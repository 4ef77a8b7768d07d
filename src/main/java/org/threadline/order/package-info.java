/** Order events in; delivery-status and delay-apology texts out. */
package org.threadline.order;
