/**
 * The Common Query Language CQL2 (OGC 21-065r2) in both its encodings. Each parser gives the same
 * tree of {@link org.lodeline.geodata.filter.cql2.Node}, which is checked against the fields of a
 * layer and made a GeoTools filter.
 */
@NullMarked
package org.lodeline.geodata.filter.cql2;

import org.jspecify.annotations.NullMarked;
