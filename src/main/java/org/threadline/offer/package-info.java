/** What is given to customers: voucher codes, budgets, and the ledger of goodwill. */
package org.threadline.offer;
