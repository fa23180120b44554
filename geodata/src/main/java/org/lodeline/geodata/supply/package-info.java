/**
 * What the routes mean: flows between deposits, plants and markets, and the corridors they take.
 */
@NullMarked
package org.lodeline.geodata.supply;

import org.jspecify.annotations.NullMarked;
