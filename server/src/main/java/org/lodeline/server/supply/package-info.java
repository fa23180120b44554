/** Routes and supply figures. */
@NullMarked
package org.lodeline.server.supply;

import org.jspecify.annotations.NullMarked;
