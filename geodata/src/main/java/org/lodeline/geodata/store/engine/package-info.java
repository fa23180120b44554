/**
 * Layers in whatever engine a GeoTools {@link org.geotools.api.data.DataStore} brings, such as
 * GeoMesa over Redis. The engine is asked for boxes and ids alone; everything else, which engines
 * understand differently, is evaluated after.
 */
@NullMarked
package org.lodeline.geodata.store.engine;

import org.jspecify.annotations.NullMarked;
