/** Which features of a layer a request is about: shared by all APIs that serve features. */
@NullMarked
package org.lodeline.server.selection;

import org.jspecify.annotations.NullMarked;
