/**
 * The Filter Encoding in XML: FES 2.0 (OGC 09-026r2) and, for old clients, Filter 1.1 (OGC 04-095).
 * Both are read into the tree of CQL2, whose checks and whose way with missing values they share.
 */
@NullMarked
package org.lodeline.geodata.filter.fes;

import org.jspecify.annotations.NullMarked;
