/** Whether we may, for which purpose. */
package org.threadline.consent;
