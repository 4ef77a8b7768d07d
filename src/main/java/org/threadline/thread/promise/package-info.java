/** What customers were told to expect, and what is done when it was too little. */
package org.threadline.thread.promise;
