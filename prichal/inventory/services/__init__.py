"""Actions on places: publishing, holds, what orders own, the boards of lists."""
