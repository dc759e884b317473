// SPDX-License-Identifier: MIT
#ifndef BASE_PAUSE_H
#define BASE_PAUSE_H

// Does nothing for so long, or until a signal has been handled: for those who look again and again.
void pause_milliseconds(long milliseconds);

#endif
