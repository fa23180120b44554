/** What all APIs share: parameters, problem documents, caching. */
@NullMarked
package org.lodeline.server.http;

import org.jspecify.annotations.NullMarked;
