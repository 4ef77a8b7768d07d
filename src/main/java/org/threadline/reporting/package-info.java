/** Looking on: what managers and operations see. */
package org.threadline.reporting;
