/**
 * Everything a developer's machine lacks: a database, a broker, an identity provider and a carrier. Exists in dev and
 * test only; the build takes it out of the package.
 */
package org.threadline.local;
