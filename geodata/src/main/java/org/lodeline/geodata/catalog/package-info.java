/**
 * What is served: layer definitions, code lists, and the bundled data that a new store is seeded
 * with.
 */
@NullMarked
package org.lodeline.geodata.catalog;

import org.jspecify.annotations.NullMarked;
