/** The embedded store: one GeoPackage file, read through an immutable snapshot in memory. */
@NullMarked
package org.lodeline.geodata.store.geopackage;

import org.jspecify.annotations.NullMarked;
