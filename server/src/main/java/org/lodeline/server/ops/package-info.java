/** Operation: health. */
@NullMarked
package org.lodeline.server.ops;

import org.jspecify.annotations.NullMarked;
