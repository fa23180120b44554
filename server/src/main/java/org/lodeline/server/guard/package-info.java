/**
 * What stands before the routes: who is believed, how much is answered, and how it is encrypted.
 */
@NullMarked
package org.lodeline.server.guard;

import org.jspecify.annotations.NullMarked;
