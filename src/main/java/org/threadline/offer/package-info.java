/** What is given to customers: voucher codes, and the ledger of goodwill. */
package org.threadline.offer;
