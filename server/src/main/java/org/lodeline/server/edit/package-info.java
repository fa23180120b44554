/** OGC API - Features Part 4: features are made, changed and removed, and who did it is kept. */
@NullMarked
package org.lodeline.server.edit;

import org.jspecify.annotations.NullMarked;
