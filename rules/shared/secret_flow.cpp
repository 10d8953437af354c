#include "rules/shared/secret_flow.h"

namespace dexlint::rules {
namespace {

RelatedPlace end_of(const SecretFlow& flow) {
  if (flow.secret_key.empty())
    return {.message = "chart {0} writes it into a Secret here",
            .location = flow.steps.back(),
            .arguments = {Argument::key(flow.chart)}};
  return {.message = "chart {0} writes it into key {1} of a Secret here",
          .location = flow.steps.back(),
          .arguments = {Argument::key(flow.chart), Argument::key(flow.secret_key)}};
}

}  // namespace

std::vector<RelatedPlace> places_of(const SecretFlow* flow) {
  std::vector<RelatedPlace> places;
  if (flow == nullptr || flow->steps.empty()) return places;
  for (std::size_t i = 0; i + 1 < flow->steps.size(); ++i)
    places.push_back({.message = "the template takes it from here",
                      .location = flow->steps[i],
                      .arguments = {}});
  places.push_back(end_of(*flow));
  return places;
}

}  // namespace dexlint::rules
