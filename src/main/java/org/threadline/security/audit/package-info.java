/** Who did what: written with the deed, read by supervisors. */
package org.threadline.security.audit;
