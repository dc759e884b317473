// SPDX-License-Identifier: MIT
#include "cmd/round_like.h"

#include "cmd/things.h"
#include "domain/delegation.h"
#include "domain/round.h"

// Expects at `round` the delegation that was at the earlier one: one claim for presence, side and the first role, then
// one for each further role.
static bool expect(struct app *app, const struct thing *round, const struct taken_over *taken,
                   const struct claim_draft *header, struct claim_batch *batch)
{
	struct who who = { .side = taken->side };
	struct claim_draft draft = *header;
	const char *const *role = taken->roles;
	struct thing delegation;

	if (!taken->side)
		who.thing = (struct thing){ taken->actor_id, "actor", taken->actor_slug, taken->actor, NULL };
	if (!delegation_open(app->context, app->db, round, &who, &delegation, app->error))
		return false;
	draft.subject_id = thing_id_text(app->context, &delegation);
	draft.presence = "expected";
	draft.side = taken->side_of;
	do {
		draft.role = role && *role ? *role++ : NULL;
		if (!claim_add(app->db, &draft, batch, app->error))
			return false;
		draft.presence = draft.side = NULL;
	} while (role && *role);
	return true;
}

bool round_take_over(struct app *app, const struct thing *round, const char *like, const struct claim_draft *header,
                     struct claim_draft *draft, struct claim_batch *batch)
{
	struct str *told = str_new(app->context);
	const struct taken_over *earlier;
	struct records records;
	struct thing model;

	if (!thing_find(app->context, app->db, like, kinds_round, &model, app->error) ||
	    !round_taken_over(app->context, app->db, &model, &records, app->error))
		return false;
	earlier = record_at(&records, 0);
	if (earlier->venue && !draft->venue_id) {
		draft->venue_id = earlier->venue_id;
		str_print(told, "venue %s", earlier->venue);
	}
	if (earlier->mediator && !draft->mediator_id) {
		draft->mediator_id = earlier->mediator_id;
		str_separate(told, ", ");
		str_print(told, "mediator %s", earlier->mediator);
	}
	for (size_t i = 1; i < records.count; i++) {
		const struct taken_over *taken = record_at(&records, i);

		if (!expect(app, round, taken, header, batch))
			return false;
		str_separate(told, ", ");
		str_print(told, "%s expected", taken->actor);
	}
	const struct news news = { .kind = "note", .slug = round->slug, .name = round->label, .before = true };

	return app_say(app, &news, "%s: taken over from %s: %s", round->slug, model.slug,
	               told->length > 0 ? told->text : "nothing");
}
