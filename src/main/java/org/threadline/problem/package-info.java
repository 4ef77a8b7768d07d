/** A failure told as problem+json: what happened, and what the caller can do. */
package org.threadline.problem;
