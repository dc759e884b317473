// SPDX-License-Identifier: MIT
#include "base/pause.h"

#include <time.h>

void pause_milliseconds(long milliseconds)
{
	nanosleep(&(struct timespec){ .tv_sec = milliseconds / 1000, .tv_nsec = milliseconds % 1000 * 1000000 }, NULL);
}
