/** What could fill the gap that a scenario leaves in the supply of a market. */
@NullMarked
package org.lodeline.geodata.supply.gap;

import org.jspecify.annotations.NullMarked;
