/**
 * What is known of the supply of minerals, the corridors that goods take from deposits by plants to
 * markets, and what becomes of both under a scenario.
 */
@NullMarked
package org.lodeline.geodata.supply;

import org.jspecify.annotations.NullMarked;
