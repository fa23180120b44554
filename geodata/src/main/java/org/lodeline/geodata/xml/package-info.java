/**
 * XML, written and read in streams or within limits. What is read is never trusted: no document
 * type, no entity but XML's own five, nothing loaded from anywhere.
 */
@NullMarked
package org.lodeline.geodata.xml;

import org.jspecify.annotations.NullMarked;
