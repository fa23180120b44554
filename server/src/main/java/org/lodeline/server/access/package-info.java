/** Who asks, and what they may do: callers, their roles and keys. */
@NullMarked
package org.lodeline.server.access;

import org.jspecify.annotations.NullMarked;
