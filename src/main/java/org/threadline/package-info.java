/** Threadline: an SMS customer-support and retention gateway for online retailers. */
package org.threadline;
