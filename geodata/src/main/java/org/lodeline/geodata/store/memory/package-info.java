/** Features in memory: an immutable snapshot of a layer with its indexes, and queries on it. */
@NullMarked
package org.lodeline.geodata.store.memory;

import org.jspecify.annotations.NullMarked;
