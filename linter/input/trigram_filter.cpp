#include "linter/input/trigram_filter.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace dexlint {
namespace {

// What stands in YAML, JSON and prose, the most frequent first; measured on the files of
// Kubernetes, of public charts and of /usr/share/doc. What is not here is rarer still.
constexpr std::string_view frequent_bytes =
    " etsioarnclp/d\numhb.gf:\"-yvk#10_w2,{}x()*348[]6`95j7qz\\@='|";
constexpr std::string_view frequent_threes =
    "ionthecontioingamenamresentontveratiserersproesssecforateparervararamonsvalter"
    "es.ectainineage@pauescomalulueextcresiobleandntatyptoritycestesablodeneristour"
    "icentereaallyperettainottrirsiernper{{-strsetortdefultuseliceteptistametrvirce"
    "vichtt---ttpporstepodlabiniendnetithnitberaulurcsouestratmesfauapiefadesme:ube"
    "kub\"decheesodatonfwortedbelenatranodinds.iint.iotatecrnfiimafigaberitivescrele"
    "ncecharne://ripicae\":ps:er.usteadn\":ref.vanabommtpson\"trucriledcurpreelsio/clu"
    "thimagescrinhisecorveounassipteququeuntjecs:/aseecureqaddcatgremendocileull.co"
    "/cowitorkcalnaltinkeyevelerertpattexautromfinartosttemlowhangiturion:identikin"
    "tharuereptchbjemanntsesp###ntrpe\"stolinrobroles:eraappacendeobjpacatahatobeiti"
    "opeatcroulseredoreshoureangnge\"tylealescererrumeondmon===illlogteneserecvenare"
    "polffieatoveaccimeotafilrunouttimargincctiheremoann.semplifipectnalatspalloxtr"
    "athndsspeollgrominnnossischngrwheon.oupneswilodshoss/cmatoryderolidinlisones\":"
    "fiealsetaninplicouaffllehensprailerepostroiesethed:alieasiguts/oleicyuledengur"
    "oluinsonafrots:opttarancvolnstselorderiutoprilumdedrtsrnamitdepireacketr-coene"
    "tlsplericplaharompk8sctortied.eplludpul.reetseponclckeiteormkerignhemnse/kulec"
    "\"coemaude/dorelstiexpclaachmor";

// How often each byte stands in a text, letters in lower case, by Zipf's law.
constexpr std::array<std::uint64_t, 256> shares = [] {
  std::array<std::uint64_t, 256> all{};
  all.fill(2);
  for (std::size_t rank = 0; rank < frequent_bytes.size(); ++rank)
    all[static_cast<unsigned char>(frequent_bytes[rank])] = 1000 / (rank + 3);
  return all;
}();

// Stands for any byte in the last place of three. No word has it.
constexpr unsigned char any = 0;

constexpr std::uint32_t number_of(std::string_view three) {
  std::uint32_t number = 0;
  for (const char c : three) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}

struct Ranked {
  std::uint32_t three = 0;
  std::uint32_t rank = 0;
};
constexpr std::array<Ranked, frequent_threes.size() / 3> ranked_threes = [] {
  std::array<Ranked, frequent_threes.size() / 3> all;
  for (std::uint32_t rank = 0; rank < all.size(); ++rank)
    all[rank] = {number_of(frequent_threes.substr(std::size_t{3} * rank, 3)), rank};
  std::sort(all.begin(), all.end(),
            [](const Ranked& a, const Ranked& b) { return a.three < b.three; });
  return all;
}();

constexpr std::size_t is_rare = std::string_view::npos;

std::size_t rank_of(std::string_view three) {
  const std::uint32_t number = three.size() == 3 ? number_of(three) : 0;
  const auto found = std::lower_bound(
      ranked_threes.begin(), ranked_threes.end(), number,
      [](const Ranked& each, std::uint32_t wanted) { return each.three < wanted; });
  return found != ranked_threes.end() && found->three == number ? found->rank : is_rare;
}

// What it takes to look at each such place again, in the unit of TrigramFilter::cost().
std::uint64_t cost_of_visits(std::size_t rank) {
  return rank == is_rare ? 10'000'000 : 10'000'000'000 / (rank + 4);
}

}  // namespace

std::uint64_t TrigramFilter::share_with(const Halves& halves, unsigned char byte) {
  const unsigned low = byte & 15U;
  const unsigned high = byte >> 4;
  const bool has_low = (halves.low >> low & 1U) != 0;
  const bool has_high = (halves.high >> high & 1U) != 0;
  std::uint64_t share = halves.share;
  if (!has_low) share += halves.share_of_low[low];
  if (!has_high) share += halves.share_of_high[high];
  if (!has_low && !has_high) share += shares[byte];
  return share;
}

void TrigramFilter::put(Halves& halves, unsigned char byte) {
  const unsigned low = byte & 15U;
  const unsigned high = byte >> 4;
  halves.share = share_with(halves, byte);
  if ((halves.high >> high & 1U) == 0) {
    for (unsigned each = 0; each < 16; ++each)
      halves.share_of_low[each] += shares[high << 4 | each];
  }
  if ((halves.low >> low & 1U) == 0) {
    for (unsigned each = 0; each < 16; ++each)
      halves.share_of_high[each] += shares[each << 4 | low];
  }
  halves.low |= 1U << low;
  halves.high |= 1U << high;
}

// How many more places of a text the bucket would take.
std::uint64_t TrigramFilter::cost(const Bucket& bucket, const Trigram& added) {
  std::uint64_t before = 1;
  std::uint64_t after = 1;
  for (std::size_t i = 0; i < 3; ++i) {
    before *= bucket[i].share;
    after *= added[i] == any ? 4000 : share_with(bucket[i], added[i]);
  }
  return after - before;
}

void TrigramFilter::take(const Trigram& trigram, std::size_t bucket) {
  const auto mark = static_cast<std::uint8_t>(1U << bucket);
  for (std::size_t i = 0; i < 3; ++i) {
    const unsigned char byte = trigram[i];
    const bool is_letter = byte >= 'a' && byte <= 'z';
    const auto upper = static_cast<unsigned char>(is_letter ? byte - 'a' + 'A' : byte);
    for (unsigned each = byte == any ? 0 : byte; each <= (byte == any ? 255U : byte); ++each)
      put(buckets_[bucket][i], static_cast<unsigned char>(each));
    put(buckets_[bucket][i], upper);
    for (unsigned half = 0; half < 16; ++half) {
      if ((buckets_[bucket][i].low >> half & 1U) != 0) tables_.low[i][half] |= mark;
      if ((buckets_[bucket][i].high >> half & 1U) != 0) tables_.high[i][half] |= mark;
    }
  }
  const bool is_pair = trigram[2] == any;
  for (unsigned last = is_pair ? 0 : trigram[2]; last <= (is_pair ? 255U : trigram[2]); ++last) {
    const char three[] = {static_cast<char>(trigram[0]), static_cast<char>(trigram[1]),
                          static_cast<char>(last), '\0'};
    const std::size_t place = hash(three);
    taken_[place / 64] |= std::uint64_t{1} << (place % 64);
  }
}

bool TrigramFilter::takes(std::string_view three) const {
  unsigned marks = 0xFF;
  for (std::size_t i = 0; i < 3; ++i) {
    const auto byte = static_cast<unsigned char>(three[i]);
    marks &= static_cast<unsigned>(tables_.low[i][byte & 15U] & tables_.high[i][byte >> 4]);
  }
  const char bytes[] = {three[0], three[1], three[2], '\0'};
  return marks != 0 && holds(bytes);
}

std::size_t TrigramFilter::add(std::string_view word) {
  assert(word.size() >= 2 && "a pattern of the gate begins with two plain characters");
  std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
  Trigram best = {};
  std::size_t best_begin = 0;
  std::size_t best_bucket = 0;
  for (std::size_t begin = 0; begin == 0 || begin + 3 <= word.size(); ++begin) {
    const std::string_view bytes = word.substr(begin, 3);
    const std::size_t rank = rank_of(bytes);
    // What is looked for already costs nothing, unless it is met often.
    if (rank == is_rare && bytes.size() == 3 && takes(bytes)) return begin;
    const std::uint64_t visits = cost_of_visits(rank);
    if (visits >= least) continue;
    Trigram trigram{any, any, any};
    std::copy(bytes.begin(), bytes.end(), trigram.begin());
    for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
      const std::uint64_t more = cost(buckets_[bucket], trigram) + visits;
      if (more >= least) continue;
      least = more;
      best = trigram;
      best_begin = begin;
      best_bucket = bucket;
    }
  }
  take(best, best_bucket);
  return best_begin;
}

}  // namespace dexlint
