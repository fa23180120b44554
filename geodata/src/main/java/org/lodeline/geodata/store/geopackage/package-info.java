/**
 * The embedded store: one GeoPackage file, read through a snapshot in memory, and changed in one
 * transaction at a time.
 */
@NullMarked
package org.lodeline.geodata.store.geopackage;

import org.jspecify.annotations.NullMarked;
