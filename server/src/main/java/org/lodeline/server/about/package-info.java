/** What the server is made of, and under what terms. */
@NullMarked
package org.lodeline.server.about;

import org.jspecify.annotations.NullMarked;
