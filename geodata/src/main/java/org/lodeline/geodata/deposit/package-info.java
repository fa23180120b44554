/**
 * How much is in a deposit: what documents state, which of the statements stands for the deposit,
 * and how large that makes it. Tonnages are in millions of tonnes, contained amounts in thousands.
 */
@NullMarked
package org.lodeline.geodata.deposit;

import org.jspecify.annotations.NullMarked;
