/** Calls that nobody would make, made from the API's own description: no answer may be one that it does not tell of. */
package org.threadline.fuzz;
