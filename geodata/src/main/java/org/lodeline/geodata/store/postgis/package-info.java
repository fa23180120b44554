/**
 * Layers in PostgreSQL with PostGIS, for many servers at once: a table for each layer in the schema
 * {@code lodeline}, filters as SQL with bind parameters, features read through cursors.
 */
@NullMarked
package org.lodeline.geodata.store.postgis;

import org.jspecify.annotations.NullMarked;
